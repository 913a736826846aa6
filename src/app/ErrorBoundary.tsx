import type { ReactNode } from 'react';
import { Component } from 'react';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Our own bugs end here: never a blank page, always a way on. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <EmptyState
        tone="error"
        title="Spanglass made a mistake"
        actions={
          <>
            <Button variant="primary" onClick={() => this.setState({ error: undefined })}>
              Try again
            </Button>
            <Button onClick={() => globalThis.location.assign('#/')}>Back to the start</Button>
            <CopyButton
              label="Copy the error"
              size="normal"
              variant="plain"
              text={`${error.message}\n${error.stack ?? ''}`}
            />
          </>
        }
      >
        The document is not lost: it is read again when you try again. What happened: {error.message}
      </EmptyState>
    );
  }
}
