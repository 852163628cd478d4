const forms: readonly RegExp[] = [
  // Named values whose value is not known, and what text templates of many kinds write.
  /\{\{[^{}]*\}\}/,
  // Terraform, Bicep, shells and environments.
  /[$%#]\{[^{}]*\}#?/,
  /\$\([\w.-]+\)/,
  /^\s*\$[A-Za-z_]\w*\s*$/,
  // Replace-tokens tasks of build pipelines.
  /__[A-Za-z0-9][\w.-]*__/,
  /<%.*%>/,
  /\[\[[^[\]]*\]\]/,
  // Formats of C#, Python and ARM.
  /\{[A-Za-z0-9][\w.-]*\}/,
  /^\s*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\s*$/,
];

/** Whether something stands in the text that a deployment puts the real text in for. */
export function hasPlaceholder(text: string): boolean {
  return forms.some((form) => form.test(text));
}

/** Whether nothing else stands in the text. */
export function isPlaceholder(text: string): boolean {
  const rest = forms.reduce((left, form) => left.replaceAll(new RegExp(form, 'g'), ' '), text);
  return rest.trim() === '' && text.trim() !== '';
}
