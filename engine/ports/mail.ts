/** A message to the people whom the environment names. */
export interface MailMessage {
  readonly subject: string;
  readonly text: string;
}

/** How the engine tells people. Failures reject with a PortError. */
export interface Mail {
  /** Returns what the carrier calls the message. */
  send(message: MailMessage, signal: AbortSignal): Promise<string>;
}
