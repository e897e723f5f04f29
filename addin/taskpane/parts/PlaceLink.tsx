import { Link } from "@fluentui/react-components";
import { a1, type Place } from "../../../engine/index.js";
import { useShared } from "../context.js";

/** A cell's address that goes to the cell. */
export function PlaceLink({ place, short = false }: { place: Place; short?: boolean }) {
  const { showPlace, say } = useShared();
  const cell = a1(place);
  return (
    <Link
      inline
      as="button"
      onClick={() => showPlace(place)}
      title={say.goToCell(`${place.sheet}!${cell}`)}
      style={{ overflowWrap: "anywhere", textAlign: "start" }}
    >
      {short ? cell : `${place.sheet}!${cell}`}
    </Link>
  );
}
