import { useQuery } from '@tanstack/react-query';
import type { RecentDocument } from '#sources/recentDocuments.ts';
import { keepRecent, listRecent, removeRecent } from '#sources/recentDocuments.ts';
import type { LoadedDocument } from './documents.ts';
import { queryClient } from './queryClient.ts';
import type { DocumentKey } from './route.ts';

const QUERY = ['recent documents'];

/** Documents kept in this browser, newest first; an empty list while it is read or where nothing can be kept. */
export function useRecentDocuments(): readonly RecentDocument[] {
  return useQuery({ queryKey: QUERY, queryFn: listRecent }).data ?? [];
}

export async function forgetRecent(id: string): Promise<void> {
  await removeRecent(id);
  await queryClient.invalidateQueries({ queryKey: QUERY });
}

/** Notes an opened document, with the bytes of files. A browser that has no room for it keeps nothing, and says so. */
export async function rememberDocument(
  key: DocumentKey,
  title: string,
  document: LoadedDocument,
  files: readonly { readonly name: string; readonly blob: Blob }[],
): Promise<boolean> {
  if (key.kind === 'example' || key.kind === 'collector') return true;
  const { table } = document;
  try {
    await keepRecent(
      {
        id: key.id,
        kind: key.kind,
        title,
        // Of an archive's files the document knows the unpacked size.
        bytes:
          files.length > 0
            ? files.reduce((sum, { blob }) => sum + blob.size, 0)
            : document.files.reduce((sum, file) => sum + file.bytes, 0),
        traces: table.traces.length,
        spans: table.length,
        services: table.services.length,
        openedAt: Date.now(),
      },
      files,
    );
  } catch {
    return false;
  }
  await queryClient.invalidateQueries({ queryKey: QUERY });
  return true;
}
