import 'react';

declare module 'react' {
  // Computed geometry reaches a style sheet as a custom property.
  interface CSSProperties {
    readonly [name: `--${string}`]: string | number | undefined;
  }
}
