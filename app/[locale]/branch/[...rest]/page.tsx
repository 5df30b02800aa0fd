import { notFound } from "next/navigation";

/** Catch-all, so that `not-found` links back to the branch. */
export default function NoSuchPage() {
  notFound();
}
