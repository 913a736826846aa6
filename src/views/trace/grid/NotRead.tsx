import { EmptyState } from '#ui/EmptyState.tsx';

/** Says, while all spans are there and what they carry is still in the file, why it cannot be shown. */
export function NotRead({ what }: { readonly what: 'events' | 'attributes' }) {
  return (
    <EmptyState title={`The ${what} have not been read yet`} icon="clock">
      The spans of a large file come first. The line at the bottom says how far the rest is, or has it read.
    </EmptyState>
  );
}
