/**
 * Lets other tasks run first: messages that wait, among them the one to stop. Not by a timer, which browsers put off by 4 ms
 * once timers follow each other; and not by `scheduler.yield`, which comes back before messages are handed out.
 */
export function nextTask(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resume();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
