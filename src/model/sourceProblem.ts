/** What can be wrong with a server. */
export type SourceProblemCode =
  /** no such connection in this browser */
  | 'noConnection'
  /** the address is none, or not of http */
  | 'badAddress'
  | 'mixedContent'
  | 'unreachable'
  /** the server answers, but does not allow this page to read it (CORS) */
  | 'notAllowed'
  | 'cancelled'
  | 'timedOut'
  /** the connection was cut in the middle of an answer */
  | 'cutOff'
  /** 401: who are you */
  | 'unauthorised'
  /** 403: not for you */
  | 'forbidden'
  /** 404 on the path of the API: the base path is wrong, or the server does not have it */
  | 'wrongPath'
  /** there is no such trace */
  | 'noSuchTrace'
  | 'tooLarge'
  /** 400, 422: the server does not understand or refuses the question */
  | 'badQuery'
  | 'rateLimited'
  /** 5xx */
  | 'serverFailed'
  /** 504 and the like: the server or one behind it took too long */
  | 'serverTimedOut'
  /** a web page instead of an answer: a login, or the user interface */
  | 'webPage'
  /** neither JSON nor anything known */
  | 'strangeAnswer'
  /** status 200 around an error */
  | 'errorInAnswer'
  | 'emptyAnswer'
  /** a server of no known kind */
  | 'unknownKind'
  /** the server is fine and cannot do this */
  | 'unsupported';

/** Lines to put into a server's own configuration. */
export interface ConfigSnippet {
  /** where it belongs: "Jaeger 2, configuration file" */
  readonly title: string;
  readonly text: string;
}

/** Why a server gave no answer, in words for the user. Holds no secret. */
export interface SourceProblem {
  readonly code: SourceProblemCode;
  /** What happened, in one sentence. */
  readonly message: string;
  /** What to do about it, in one or two sentences. */
  readonly advice: string;
  /** The server's own words; '' when it had none. */
  readonly detail: string;
  /** What was asked, without credentials; '' when nothing was. */
  readonly url: string;
  /** of HTTP; undefined when there was no answer, or none that the page may see */
  readonly status: number | undefined;
  /** The answer as it came, cut to the first 20,000 characters; undefined when there was none. */
  readonly answer: string | undefined;
  /** How to let this page in, where CORS is the cause: ways in the order to try. */
  readonly snippets: readonly ConfigSnippet[];
  /** s until it is worth to ask again, when the server said */
  readonly retryAfterS: number | undefined;
  /** Where a query is wrong, from 1, when the server said (TraceQL). */
  readonly queryPlace: { readonly line: number; readonly column: number } | undefined;
}
