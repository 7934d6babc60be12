/** Filled by a script: how many activities wait on this device for the network to come back. Nothing otherwise. */
export const Attente = () => <div data-attente="" role="status" />;
