import { Spinner } from "@fluentui/react-components";
import { lazy, Suspense, type ComponentType } from "react";
import { useSay } from "../context.js";

/** A tab whose code is fetched when it is first opened, so that the pane starts as fast without it. */
export function lazyTab(load: () => Promise<{ readonly default: ComponentType }>): ComponentType {
  const Content = lazy(load);
  return function LazyTab() {
    const say = useSay();
    return (
      <Suspense fallback={<Spinner label={say.loading} />}>
        <Content />
      </Suspense>
    );
  };
}
