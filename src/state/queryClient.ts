import { QueryClient } from '@tanstack/react-query';

/** Nothing is asked again behind the user's back: no request leaves the page that was not caused by a hand. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // The one query reads the browser's own store, which needs no network.
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Infinity,
    },
  },
});
