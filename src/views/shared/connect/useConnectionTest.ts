import { useEffect, useRef, useState } from 'react';
import type { Connection } from '#model/connection.ts';
import type { ConnectionTest } from '#state/testConnection.ts';
import { testConnection } from '#state/testConnection.ts';

/** Tries connections, one at a time. What comes too late, after `forget` or another `run`, is undefined. */
export function useConnectionTest(): {
  readonly test: ConnectionTest | 'asking' | undefined;
  readonly run: (connection: Connection) => Promise<ConnectionTest | undefined>;
  readonly forget: () => void;
} {
  const [test, setTest] = useState<ConnectionTest | 'asking' | undefined>(undefined);
  const asking = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => asking.current?.abort(), []);
  const forget = (): void => {
    asking.current?.abort();
    asking.current = undefined;
    setTest(undefined);
  };
  return {
    test,
    forget,
    run: async (connection) => {
      forget();
      const controller = new AbortController();
      asking.current = controller;
      setTest('asking');
      const outcome = await testConnection(connection, controller.signal);
      if (asking.current !== controller) return undefined;
      setTest(outcome);
      return outcome;
    },
  };
}
