type QrCodeProps = { size: number; path: string; label: string };

/** The quiet zone that the standard asks for, in squares. */
const quiet = 4;

/** Black on white in either scheme: readers look for dark on light. */
export function QrCode({ size, path, label }: QrCodeProps) {
  const side = size + 2 * quiet;
  const pixels = Math.max(288, 4 * side);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      width={pixels}
      height={pixels}
      shapeRendering="crispEdges"
      className="mx-auto block max-w-full"
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
