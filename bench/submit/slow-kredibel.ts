import { startSimulator } from "../../lib/kredibel/simulator/simulator";

/** The stand-in for Kredibel alone, in a process of its own, answering everybody after `DELAY_MS`. */
const { PORT, KREDIBEL_API_KEY: apiKey = "", DELAY_MS } = process.env;

const { close } = await startSimulator({ apiKey, port: Number(PORT), delayMs: Number(DELAY_MS) });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
