/** How much text is gathered before it goes down the pipe: the memory that a whole export takes. */
export const TAILLE_DE_MORCEAU = 64 * 1024;

/** A stream that asks for the next piece only when somebody reads, and closes the source when nobody does any more. */
export function enFlux(morceaux: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await morceaux.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? Buffer.from(value) : value);
      },
      async cancel() {
        await morceaux.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
