import type { PhotoField } from "@/lib/kredibel/constraints";
import { frames } from "@/lib/photo/crop";

/** Width of the drawing, in its own units; its height follows from the frame. */
const width = 1000;
const cornerLength = 60;
const radius = 24;

/** Drawn from the same numbers as the crop; for the eye only. */
export function Guide({ field }: { field: PhotoField }) {
  const { aspect, guide } = frames[field];
  const height = width / aspect;
  const box = { width: width * guide.width, height: (width * guide.width) / guide.aspect };
  const x = (width - box.width) / 2;
  const y = (height - box.height) / 2;
  const shape =
    field === "faceImage" ? (
      <ellipse cx={width / 2} cy={height / 2} rx={box.width / 2} ry={box.height / 2} />
    ) : (
      <rect x={x} y={y} {...box} rx={radius} />
    );
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      className="pointer-events-none absolute inset-0 size-full"
    >
      <mask id={`guide-${field}`}>
        <rect width={width} height={height} fill="white" />
        <g fill="black">{shape}</g>
      </mask>
      <rect width={width} height={height} fill="black" fillOpacity="0.5" mask={`url(#guide-${field})`} />
      <g fill="none" stroke="white" strokeWidth="8" strokeLinecap="round">
        {field === "faceImage" ? shape : <path d={corners(x, y, x + box.width, y + box.height)} />}
      </g>
    </svg>
  );
}

function corners(left: number, top: number, right: number, bottom: number): string {
  const straight = cornerLength - radius;
  const mark = (x: number, y: number, alongX: number, alongY: number) =>
    `M${x} ${y + alongY * cornerLength}v${-alongY * straight}q0 ${-alongY * radius} ${alongX * radius} ${-alongY * radius}h${alongX * straight}`;
  return [
    mark(left, top, 1, 1),
    mark(right, top, -1, 1),
    mark(left, bottom, 1, -1),
    mark(right, bottom, -1, -1),
  ].join("");
}
