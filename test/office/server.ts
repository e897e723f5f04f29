/**
 * Answers a batch of office.js against a model of the workbook, knowing nothing of Excel itself: paths, loads, methods,
 * assignments, references and errors. Whatever the model lacks answers `ApiNotFound` and is listed, so that a test can fail on it.
 */
import { isInside, type ApiMember, type ApiSets, type ApiTable, type ApiType } from "./apiTable.js";
import { invalidArgument, invalidReference, OfficeError } from "./officeError.js";
import {
  ActionType,
  memberName,
  PathType,
  wireName,
  type Action,
  type ArgumentInfo,
  type Json,
  type ObjectPath,
  type QueryInfo,
  type ReplyBody,
  type RequestBody,
} from "./wire.js";

/** An object that batches may reach. A collection has `items` and `getItem`. */
export abstract class WireObject {
  /** Its class in the API, such as `Range`. */
  abstract readonly apiClass: string;
  /** The properties that a load without names brings. */
  abstract readonly scalars: readonly string[];
  /**
   * Members that exist on the wire only, each with the public member whose requirement set counts; `null`: always there.
   */
  readonly wireOnly: Readonly<Record<string, string | null>> = {};
}

interface Collection extends WireObject {
  readonly items: readonly WireObject[];
  getItem(key: Json): WireObject;
}

const isCollection = (object: WireObject): object is Collection => "items" in object && "getItem" in object;

/** A tree of asked-for names: `format/fill/color` → `{ format: { fill: { color: {} } } }`. */
interface Wanted {
  [name: string]: Wanted;
}

interface Batch {
  readonly body: RequestBody;
  readonly resolved: Map<number, WireObject | null>;
}

type Argument = Json | WireObject | undefined;

export interface ServerOptions {
  readonly root: WireObject;
  /** Objects that are made by name, such as `Microsoft.ExcelServices.CustomFunctions`. */
  readonly services: Readonly<Record<string, WireObject>>;
  readonly api: ApiTable;
  readonly sets: ApiSets;
}

export class RichApiServer {
  /** What was asked for and is not modelled, with how often. */
  readonly unsupported = new Map<string, number>();
  /** What was asked for above the requirement sets. */
  readonly aboveFloor = new Map<string, number>();
  sets: ApiSets;
  /** Set by tests: makes a member fail, such as `ChartCollection.add`, as Excel may at any time. */
  refuse: ((member: string) => OfficeError | undefined) | undefined;
  private readonly byReference = new Map<string, WireObject>();
  private readonly references = new WeakMap<WireObject, string>();
  private referenceCount = 0;

  constructor(private readonly options: ServerOptions) {
    this.sets = options.sets;
  }

  /** Runs a batch; what was done before an error stays done. */
  process(body: RequestBody): ReplyBody {
    const batch: Batch = { body, resolved: new Map() };
    const results: { ActionId: number; Value: Json }[] = [];
    for (const [index, action] of body.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: this.act(action, batch) });
      } catch (error) {
        const known =
          error instanceof OfficeError
            ? error
            : new OfficeError(
                "GeneralException",
                `There was an internal error while processing the request. (${error instanceof Error ? (error.stack ?? error.message) : String(error)})`,
                500,
              );
        if (!(error instanceof OfficeError)) count(this.unsupported, `fault of the stand-in: ${known.message}`);
        return {
          Results: results,
          Error: {
            Code: known.code,
            Message: known.message,
            Location: this.location(action, batch),
            HttpStatusCode: known.httpStatus,
            ActionIndex: index,
          },
        };
      }
    }
    return { Results: results };
  }

  /** Objects that the add-in keeps between batches. */
  get keptObjects(): number {
    return this.byReference.size;
  }

  private act(action: Action, batch: Batch): Json {
    if (action.ActionType === ActionType.trace) return null;
    const object = this.resolve(action.ObjectPathId, batch);
    if (object === null) return null;
    const name = memberName(action.Name ?? "");
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.identity(object);
      case ActionType.query:
      case ActionType.queryAsJson:
        return this.query(object, action.QueryInfo ?? {});
      case ActionType.method: {
        const result = this.call(object, action.Name ?? "", this.arguments(action.ArgumentInfo, batch));
        return result instanceof WireObject ? this.identity(result) : (result ?? null);
      }
      case ActionType.setProperty:
        this.assign(object, name, this.arguments(action.ArgumentInfo, batch)[0]);
        return null;
      case ActionType.update:
        for (const [key, value] of Object.entries(action.ObjectState ?? {}))
          this.assign(object, memberName(key), value);
        return null;
      default:
        throw this.unknown(`action type ${action.ActionType}`);
    }
  }

  private resolve(id: number, batch: Batch): WireObject | null {
    const known = batch.resolved.get(id);
    if (known !== undefined) return known;
    const path = batch.body.ObjectPaths[String(id)];
    if (!path)
      throw new OfficeError("InvalidObjectPath", `The object path '${id}' isn't working for what you're trying to do.`);
    const object = this.walk(path, batch);
    batch.resolved.set(id, object);
    return object;
  }

  private walk(path: ObjectPath, batch: Batch): WireObject | null {
    const name = path.Name ?? "";
    switch (path.ObjectPathType) {
      case PathType.global:
        return this.options.root;
      case PathType.newObject: {
        const service = this.options.services[name];
        if (!service) throw this.unknown(`service ${name}`);
        return service;
      }
      case PathType.reference: {
        const kept = this.byReference.get(name);
        if (!kept) throw invalidReference();
        return kept;
      }
      case PathType.null:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? -1, batch);
    if (parent === null) return null;
    const passed = this.arguments(path.ArgumentInfo, batch);
    const result =
      path.ObjectPathType === PathType.property
        ? this.read(parent, memberName(name))
        : this.call(parent, path.ObjectPathType === PathType.indexer ? "GetItem" : name, passed);
    if (result === null || result instanceof WireObject) return result;
    throw this.unknown(`${parent.apiClass}.${memberName(name)} as an object`);
  }

  private arguments(info: ArgumentInfo | undefined, batch: Batch): Argument[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      const id = ids[index];
      if (typeof id === "number" && id !== 0) return this.resolve(id, batch) ?? undefined;
      return value;
    });
  }

  private member(object: WireObject, name: string): ApiMember {
    const label = `${object.apiClass}.${name}`;
    const refusal = this.refuse?.(label);
    if (refusal) throw refusal;
    const alias = name in object.wireOnly ? object.wireOnly[name] : name;
    if (alias === null) return { kind: "method" };
    const described = this.options.api[object.apiClass]?.[alias ?? name];
    if (!described || !(name in object)) throw this.unknown(label);
    if (!isInside(described.set, this.sets)) {
      count(this.aboveFloor, `${label} (${described.set?.name} ${described.set?.version})`);
      throw new OfficeError(
        "ApiNotFound",
        `The API ${label} could not be found. It may be available in a newer version of Excel.`,
        404,
      );
    }
    return described;
  }

  private read(object: WireObject, name: string): Json | WireObject {
    this.member(object, name);
    return Reflect.get(object, name) as Json | WireObject;
  }

  private call(object: WireObject, wire: string, passed: readonly Argument[]): Json | WireObject | undefined {
    if (wire === "_KeepReference") {
      this.keep(object);
      return undefined;
    }
    if (wire === "_RemoveReference") {
      this.byReference.delete(String(passed[0]));
      return undefined;
    }
    const name = memberName(wire);
    const described = this.member(object, name);
    const method = Reflect.get(object, name) as unknown;
    if (typeof method !== "function") throw this.unknown(`${object.apiClass}.${name}()`);
    if (
      described.overloads &&
      !described.overloads.some((parameters) => parameters.every((type, index) => accepts(type, passed[index])))
    ) {
      throw invalidArgument(`${object.apiClass}.${name}`);
    }
    // An argument left out arrives as null; a method that has a default wants undefined.
    return Reflect.apply(
      method,
      object,
      passed.map((value) => value ?? undefined),
    ) as Json | WireObject | undefined;
  }

  private assign(object: WireObject, name: string, value: Argument): void {
    const described = this.member(object, name);
    if (value !== null && value !== undefined && described.type && !accepts(described.type, value))
      throw invalidArgument(`${object.apiClass}.${name}`);
    if (!isWritable(object, name)) throw this.unknown(`${object.apiClass}.${name} =`);
    Reflect.set(object, name, value);
  }

  private keep(object: WireObject): string {
    let id = this.references.get(object);
    if (id === undefined) {
      id = `kept${++this.referenceCount}`;
      this.references.set(object, id);
    }
    this.byReference.set(id, object);
    return id;
  }

  private identity(object: WireObject): Json {
    const id = this.references.get(object);
    return {
      ...(id !== undefined && this.byReference.has(id) ? { _ReferenceId: id } : {}),
      ...(object.scalars.includes("id") ? { Id: Reflect.get(object, "id") as Json } : {}),
    };
  }

  private query(object: WireObject, info: QueryInfo): Json {
    const wanted: Wanted = {};
    for (const path of [...(info.Select ?? []), ...(info.Expand ?? [])]) {
      let node = wanted;
      for (const step of path
        .split("/")
        .map((part) => part.trim())
        .filter((part) => part !== ""))
        node = node[memberName(step)] ??= {};
    }
    return this.project(object, wanted, info);
  }

  private project(object: WireObject, wanted: Wanted, info: QueryInfo): Json {
    const out = { ...(this.identity(object) as Record<string, Json>) };
    if (isCollection(object)) {
      const { items: ofItems, ...others } = wanted;
      const ownNames = Object.keys(others).filter((name) => object.scalars.includes(name));
      for (const name of ownNames) out[wireName(name)] = this.read(object, name) as Json;
      const itemNames: Wanted = { ...ofItems };
      for (const [name, deeper] of Object.entries(others)) if (!ownNames.includes(name)) itemNames[name] = deeper;
      if (ofItems || ownNames.length === 0 || Object.keys(itemNames).length > 0) {
        const from = info.Skip ?? 0;
        const shown = object.items.slice(from, info.Top === undefined ? undefined : from + info.Top);
        out["_Items"] = shown.map((item) => this.project(item, itemNames, {}));
      }
      return out;
    }
    const named = Object.keys(wanted).filter((name) => name !== "*" && name !== "$all");
    const names = named.length === 0 ? object.scalars.filter((name) => this.isThere(object, name)) : named;
    for (const name of names) {
      const value = this.read(object, name);
      out[wireName(name)] = value instanceof WireObject ? this.project(value, wanted[name] ?? {}, {}) : value;
    }
    return out;
  }

  private isThere(object: WireObject, name: string): boolean {
    return isInside(this.options.api[object.apiClass]?.[name]?.set, this.sets);
  }

  private location(action: Action, batch: Batch): string {
    const object = batch.resolved.get(action.ObjectPathId);
    const path = batch.body.ObjectPaths[String(action.ObjectPathId)];
    const name = action.Name ?? path?.Name;
    return `${object?.apiClass ?? ""}${name ? `.${memberName(name)}` : ""}`;
  }

  private unknown(what: string): OfficeError {
    count(this.unsupported, what);
    return new OfficeError("ApiNotFound", `The stand-in for Excel does not know ${what}.`, 404);
  }
}

function count(list: Map<string, number>, what: string): void {
  list.set(what, (list.get(what) ?? 0) + 1);
}

/** Null and nothing pass for every type: office.js sends null for what was left out, and Excel judges that member by member. */
function accepts(type: ApiType, value: Argument): boolean {
  if (value === null || value === undefined) return true;
  if (type.words) return typeof value === "string" && type.words.includes(value);
  if (type.plain) return typeof value === type.plain;
  return type.object === undefined || typeof value === "object";
}

function isWritable(object: object, name: string): boolean {
  for (let owner: object | null = object; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const property = Object.getOwnPropertyDescriptor(owner, name);
    if (property) return property.set !== undefined || property.writable === true;
  }
  return false;
}
