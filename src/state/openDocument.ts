import { forgetLastResults } from '#base/memo.ts';
import type { IngestInput, Ingestion } from '#ingest/ingestClient.ts';
import { prepareIngest, startIngest } from '#ingest/ingestClient.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import type { Problem, ProblemCode, ProblemExample } from '#model/problem.ts';
import { ProblemLog } from '#model/problem.ts';
import { EXAMPLES, writeExample } from '#sources/examples/examples.ts';
import { recentFiles } from '#sources/recentDocuments.ts';
import { fetchRemoteFile, nameOf } from '#sources/remoteFile.ts';
import { mayTakeUnasked } from './attributeBudget.ts';
import type { AttributeReading, DocumentState, LoadedDocument } from './documents.ts';
import { currentDocument, documentOf, loadedDocument, useDocument } from './documents.ts';
import { stopFind } from './find.ts';
import { notify } from './notices.ts';
import { rememberDocument } from './recent.ts';
import { askForColumns, useRecordMappings } from './recordMappings.ts';
import { useReadingProgress } from './readingProgress.ts';
import type { DocumentKey } from './route.ts';
import { collectorTraces, navigate, sameDocument } from './route.ts';
import { forgetWaiting, isDocumentShown, whenDocumentShown } from './shownDocument.ts';

/** The reading under way; a new one throws the old away. */
let ingestion: Ingestion | undefined;
/** What the open document is read from. */
let opened: readonly IngestInput[] = [];
let allowAttributes = (_isAllowed: boolean): void => {};
let opening = new AbortController();
/** Documents about whose columns was asked on this page, whatever was answered: asked twice, one would be pestered. */
const asked = new Set<string>();
/** Files dropped on this page that the browser's store does not have (yet): handles, not bytes. */
const dropped = new Map<string, readonly NamedBlob[]>();

interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** Gets ready for what may be opened next, while there is nothing else to do. */
export function prepareReading(): void {
  prepareIngest();
}

/** Opens dropped, chosen or pasted files as one document and goes to it. Those of a folder come with their paths as names. */
export function openFiles(files: readonly (File | NamedBlob)[]): void {
  if (files.length === 0) return;
  const id = crypto.getRandomValues(new Uint32Array(2)).reduce((text, part) => text + part.toString(36), '');
  dropped.set(
    id,
    files.map((file) => ('blob' in file ? file : { name: file.name, blob: file })),
  );
  navigate({ screen: 'traces', document: { kind: 'file', id }, params: new URLSearchParams() });
}

/** Opens a text, as pasted. */
export function openText(text: string): void {
  openFiles([new File([text], 'pasted text', { type: 'text/plain' })]);
}

export function openUrls(urls: readonly string[], how: 'push' | 'replace' = 'push'): void {
  if (urls.length === 0) return;
  // Blanks part addresses from each other, so those inside one are written as %20.
  const id = urls.map((url) => (URL.canParse(url) ? new URL(url).href : url.trim().replaceAll(' ', '%20'))).join(' ');
  navigate({ screen: 'traces', document: { kind: 'url', id }, params: new URLSearchParams() }, how);
}

/** Makes the open document the one that the address names: reads it unless it is open already. */
export function openAddressed(key: DocumentKey): void {
  const { current } = useDocument.getState();
  if (current.phase !== 'none' && sameDocument(current.key, key)) return;
  closeDocument();
  const { signal } = opening;
  void gather(key, signal)
    .catch((error: unknown) => failed('unreachable', error instanceof Error ? error.message : String(error)))
    .then((gathered) => {
      if (!signal.aborted) read(key, gathered);
    });
  setCurrent({ phase: 'reading', key, title: titleOf(key), document: undefined });
}

/** Reads the open document anew, as what is remembered of its columns now says. */
export function readAgain(): void {
  const { current } = useDocument.getState();
  if (current.phase === 'none') return;
  const { key } = current;
  // Traces are others now: what the address says of one may be nowhere.
  navigate({ screen: 'traces', document: key, params: new URLSearchParams() }, 'replace');
  setCurrent({ phase: 'none' });
  openAddressed(key);
}

/** Fetches a document anew that could not be had. */
export function tryAgain(): void {
  const { current } = useDocument.getState();
  if (current.phase === 'none') return;
  setCurrent({ phase: 'none' });
  openAddressed(current.key);
}

/** Frees the document: nothing of it is kept but what stands in the browser's store. */
export function closeDocument(): void {
  opening.abort();
  opening = new AbortController();
  ingestion?.discard();
  ingestion = undefined;
  opened = [];
  stopFind();
  forgetLastResults();
  setCurrent({ phase: 'none' });
}

/** Reads attributes that were left in the files for the memory they take. */
export function readAttributes(): void {
  allowAttributes(true);
}

/** The open document's file, where there is just one and any part of it can be read. */
export function openBlob(): Blob | undefined {
  const [input] = opened;
  return opened.length === 1 && 'blob' in input ? input.blob : undefined;
}

/** Ends the reading; what was read so far stays. */
export function stopReading(): void {
  ingestion?.stop();
}

interface Gathered {
  readonly inputs: readonly IngestInput[];
  /** to be kept in the browser once they turned out readable */
  readonly files: readonly NamedBlob[];
  readonly failures: readonly { readonly code: ProblemCode; readonly example: ProblemExample }[];
  /** more to tell when there was no span in it */
  readonly whenEmpty?: () => Gathered['failures'];
}

function failed(code: ProblemCode, detail: string): Gathered {
  return { inputs: [], files: [], failures: [{ code, example: { detail, where: '', row: -1 } }] };
}

async function gather(key: DocumentKey, signal: AbortSignal): Promise<Gathered> {
  switch (key.kind) {
    case 'file': {
      const files = dropped.get(key.id) ?? (await recentFiles(key.id).catch(() => undefined));
      if (!files) return failed('notKept', '');
      return { inputs: files, files, failures: [] };
    }
    case 'example': {
      const example = EXAMPLES.find(({ id }) => id === key.id);
      if (!example) return failed('notFound', `There is no example named ${key.id}.`);
      const blob = new Blob([(await writeExample(example.id)) as Uint8Array<ArrayBuffer>]);
      return { inputs: [{ name: example.fileName, blob }], files: [], failures: [] };
    }
    case 'collector': {
      const { gatherTraces } = await import('./gatherTraces.ts');
      return { ...(await gatherTraces(key, signal)), files: [] };
    }
    case 'url': {
      const answers = await Promise.all(key.id.split(' ').map((url) => fetchRemoteFile(url, signal)));
      return {
        inputs: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
        files: [],
        failures: answers.flatMap((answer) => (answer.ok ? [] : [{ code: 'unreachable', example: answer.error }])),
      };
    }
  }
}

function read(key: DocumentKey, { inputs, files, failures, whenEmpty }: Gathered): void {
  const own = problemsOf(failures);
  const isNamed = inputs.length === 0 || key.kind === 'collector';
  const title = isNamed ? titleOf(key) : listed(inputs.map(({ name }) => name));
  if (inputs.length === 0) {
    setCurrent({ phase: 'failed', key, title, files: [], problems: own });
    return;
  }
  const reading = (change: Partial<Extract<DocumentState, { phase: 'reading' }>>): void => {
    const { current } = useDocument.getState();
    if (current.phase === 'reading') setCurrent({ ...current, ...change });
  };
  reading({ title });
  const attributes = (change: AttributeReading): void => {
    const { current } = useDocument.getState();
    if (current.phase === 'ready') setCurrent({ ...current, attributes: change });
  };
  const { known } = useRecordMappings.getState();
  opened = inputs;
  ingestion = startIngest(inputs, known, {
    onProgress: (progress) => {
      if (isDocumentShown()) useReadingProgress.setState({ progress });
    },
    onPartial: (document) => whenDocumentShown(() => reading({ document: loadedDocument(document) })),
    onStructure: (structure) => {
      const document = withProblems(loadedDocument(structure), own);
      setCurrent({ phase: 'ready', key, title, document, attributes: { phase: 'reading' } });
    },
    mayTake: (bytes) => {
      if (mayTakeUnasked(bytes)) return true;
      attributes({ phase: 'waiting', bytes });
      return new Promise((resolve) => (allowAttributes = resolve));
    },
    onKept: () => {
      ingestion = undefined;
      attributes({ phase: 'left' });
      remember(key, title, files);
    },
    onDone: (document) => {
      const isEmpty = document.table.length === 0;
      const told = isEmpty && whenEmpty ? problemsOf([...failures, ...whenEmpty()]) : own;
      finish(key, title, told, document, files);
    },
    onCrash: (message) => {
      const crash: Problem = { code: 'tooLarge', count: 1, examples: [{ detail: message, where: title, row: -1 }] };
      ingestion = undefined;
      const { current } = useDocument.getState();
      const shown = documentOf(current);
      // Rows that are on the screen stay there.
      if (shown) {
        const isPartial = shown.isPartial || current.phase === 'reading';
        const document = { ...withProblems(shown, [...own, crash]), isPartial };
        setCurrent({ phase: 'ready', key, title, document, attributes: leftOf(shown) });
      } else setCurrent({ phase: 'failed', key, title, files: [], problems: [...own, crash] });
    },
  });
}

function problemsOf(failures: Gathered['failures']): readonly Problem[] {
  const log = new ProblemLog();
  for (const { code, example } of failures) log.add(code, example);
  return log.list();
}

/** What is said of attributes when nothing more will be read. */
function leftOf({ isStructure = false }: LoadedDocument): AttributeReading | undefined {
  return isStructure ? { phase: 'left' } : undefined;
}

function withProblems(document: LoadedDocument, problems: readonly Problem[]): LoadedDocument {
  return { ...document, problems: [...problems, ...document.problems] };
}

function finish(
  key: DocumentKey,
  title: string,
  own: readonly Problem[],
  ingested: IngestDocument,
  files: readonly NamedBlob[],
): void {
  ingestion = undefined;
  if (ingested.table.length === 0) {
    setCurrent({ phase: 'failed', key, title, files: ingested.files, problems: [...own, ...ingested.problems] });
    askOnce(key);
    return;
  }
  const document = withProblems(loadedDocument(ingested), own);
  setCurrent({ phase: 'ready', key, title, document, attributes: leftOf(document) });
  askOnce(key);
  remember(key, title, files);
}

/** Kept only once all is read: copying a large file into the store takes the disk that reading it needs. */
function remember(key: DocumentKey, title: string, files: readonly NamedBlob[]): void {
  const document = currentDocument();
  if (!document) return;
  if (key.kind === 'file') {
    void rememberDocument(key, title, document, files).then((kept) => {
      if (kept) dropped.delete(key.id);
      else notify('This browser has no room to keep the file. It stays open, but will not survive a reload.');
    });
  } else if (key.kind === 'url') {
    void rememberDocument(key, title, document, []);
  }
}

function askOnce({ kind, id }: DocumentKey): void {
  const name = `${kind} ${id}`;
  if (!asked.has(name)) askForColumns();
  asked.add(name);
}

function titleOf(key: DocumentKey): string {
  switch (key.kind) {
    case 'example':
      return EXAMPLES.find(({ id }) => id === key.id)?.fileName ?? key.id;
    case 'url':
      return key.id.split(' ').map(shortName).join(', ');
    case 'collector':
      return collectorTraces(key).connection;
    case 'file':
      return listed((dropped.get(key.id) ?? []).map(({ name }) => name)) || 'file';
  }
}

/** Names of files that a title has room for. */
const LISTED = 4;

/** `a.json, b.json`, or, of a folder full of files, the first and how many more. */
function listed(names: readonly string[]): string {
  if (names.length <= LISTED) return names.join(', ');
  return `${names.slice(0, LISTED - 1).join(', ')} and ${names.length - LISTED + 1} more`;
}

function shortName(address: string): string {
  return URL.canParse(address) ? nameOf(new URL(address)) : address;
}

/** A partial table that waits to be shown is older than what is set here. */
function setCurrent(current: DocumentState): void {
  forgetWaiting();
  if (current.phase !== useDocument.getState().current.phase) useReadingProgress.setState({ progress: undefined });
  useDocument.setState({ current });
}
