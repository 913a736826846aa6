import type { ReactNode } from 'react';
import { Component } from 'react';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';

interface Props {
  /** What is shown: another one is worth another try. */
  readonly place: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
  readonly place: string;
}

/** Our own bugs end here: never a blank page, always a way on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, place: this.props.place };

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { error: undefined, place };
  }

  static getDerivedStateFromError(error: unknown): Pick<State, 'error'> {
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
            <Button onClick={() => globalThis.location.reload()}>Load the page again</Button>
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
        Your file is untouched. What happened: {error.message}
      </EmptyState>
    );
  }
}
