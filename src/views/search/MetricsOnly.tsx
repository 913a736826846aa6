import { connectionRoute } from '#state/connectionRoute.ts';
import { openDialog } from '#state/dialogs.ts';
import { navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';

/** The server turned out to keep metrics and no traces: where its figures are. */
export function MetricsOnly({ name }: { readonly name: string }) {
  return (
    <main>
      <EmptyState
        icon="plug"
        title={`${name} is a Prometheus, which keeps metrics and no traces`}
        actions={
          <>
            <Button variant="primary" onClick={() => navigate(connectionRoute({ name, kind: 'prometheus' }))}>
              See how its services do
            </Button>
            <Button icon="plus" onClick={() => openDialog('connect')}>
              Connect a collector
            </Button>
          </>
        }
      >
        Spanglass searches for traces in Jaeger, Zipkin and Tempo.
      </EmptyState>
    </main>
  );
}
