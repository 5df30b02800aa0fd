/** Next bundles `boot` apart from the entry that imports this file first. */
const slot = Symbol.for("kredibel-onboarding.clean-line");

/**
 * Makes all output JSON, Next's and Node's too; not on a terminal.
 * @param {(text: string) => string} [clean] replaces that of an earlier call
 */
export function keepToJsonLines(clean = (text) => text) {
  const isFirst = !(slot in globalThis);
  globalThis[slot] = clean;
  if (!isFirst) return;
  for (const [stream, level] of [
    [process.stdout, "info"],
    [process.stderr, "error"],
  ]) {
    if (stream.isTTY) continue;
    const write = stream.write.bind(stream);
    stream.write = (chunk, ...rest) => write(asJsonLines(Buffer.from(chunk).toString(), level), ...rest);
  }
  // Node's own listener writes past the stream.
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => process.stderr.write(`${name}: ${message}\n`));
}

/** One write is one message: a stack stays whole. */
export function asJsonLines(text, level) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.every(isJsonObject)) return lines.map((line) => `${line}\n`).join("");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal.
  const plain = text.replace(/\u001b\[[\d;]*m/g, "").trim();
  return `${JSON.stringify({ level, time: new Date().toISOString(), msg: globalThis[slot](plain) })}\n`;
}

function isJsonObject(line) {
  if (!line.startsWith("{")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
