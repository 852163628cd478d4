import type { ReadConfiguration, ReadTemplate, WriteOptions, WrittenFolder, WrittenTemplate } from '@keelgate/arm';
import {
  readConfiguration,
  readTemplate,
  serviceNameOf,
  writeArtifacts,
  writeResources,
  writeTemplate,
} from '@keelgate/arm';
import { isError } from '@keelgate/model';

/** What is written settles in the first turn or the second. */
const turnsMax = 3;

/**
 * A configuration as a template. What is in one template may be known where it was not in several, so it is read and written
 * again until it stays as it is: whoever exports what was exported gets the same.
 */
export function settledTemplate(loaded: ReadTemplate): WrittenTemplate {
  return settled<WrittenTemplate>(loaded, {
    write: ({ snapshot }, options) => writeTemplate(snapshot, options),
    read: ({ template, parameters }) =>
      readTemplate(
        { file: 'template', text: template },
        { parameters: { kind: 'file', file: 'parameters', text: parameters } },
      ),
    text: ({ template }) => template,
  });
}

/** The same as an artifact folder: what stands in artifacts and what stands aside come in another order when they are read. */
export function settledArtifacts(loaded: ReadConfiguration): WrittenFolder {
  return settled<WrittenFolder>(loaded, {
    write: ({ snapshot }, options) => writeArtifacts(writeResources(snapshot), options),
    read: ({ files, secrets }) => readConfiguration(secrets === null ? files : [...files, secrets]),
    text: ({ files }) => JSON.stringify(files),
  });
}

type Form<Written> = {
  readonly write: (read: ReadTemplate, options: WriteOptions) => Written;
  readonly read: (written: Written) => ReadTemplate;
  readonly text: (written: Written) => string;
};

function settled<Written>(loaded: ReadTemplate, { write, read, text }: Form<Written>): Written {
  let written = write(loaded, writeOptions(loaded, loaded.secure));
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const again = read(written);
    if (again.faults.some(isError)) return written;
    const rewritten = write(again, writeOptions(again, new Set([...loaded.secure, ...again.secure])));
    if (text(rewritten) === text(written)) return rewritten;
    written = rewritten;
  }
  return written;
}

/** The name of the service that is written, and the texts that are secrets wherever they stand. */
function writeOptions({ snapshot, serviceName }: ReadTemplate, secure: ReadonlySet<string>): WriteOptions {
  return { serviceName: serviceNameOf(snapshot) ?? serviceName, secure };
}
