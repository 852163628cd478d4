import type { Attributes } from './attribute.ts';

/** Of every policy: the text itself, or where it is. */
export const policy: Attributes = {
  xml_content: 'value',
  xml_link: 'link',
  api_management_name: null,
};
