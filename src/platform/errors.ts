/** The only failures that HTTP knows how to tell a person. Anything else is a defect: page 500, a reference, an alert. */

/** 404, also for what lies outside the actor's perimeter: nothing tells it from what does not exist. */
export class NotFound extends Error {}

/** 403: the role lacks the right. The message is the missing right, for the log only. */
export class Forbidden extends Error {}

/** 409: a rule of the dispositif. The message is shown: what happened and what to do, in French. */
export class Refused extends Error {}

/** 422: the same page again with its error summary. One French sentence per field path. */
export class InvalidInput extends Error {
  readonly fields: Readonly<Record<string, string>>;

  constructor(fields: Readonly<Record<string, string>>) {
    super('invalid input');
    this.fields = fields;
  }
}

/** 429: too many attempts. The message says when to come back. */
export class TooMany extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too many requests');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
