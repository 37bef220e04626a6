/**
 * Gives an object one property more, which is made when somebody first asks for it. It counts as any other: a copy of
 * the object, and what is written down of it, have it too.
 */
export function lazily<T extends object, Name extends string, Value>(
  object: T,
  name: Name,
  make: () => Value,
): T & { readonly [name in Name]: Value } {
  Object.defineProperty(object, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(object, name, { value, enumerable: true });
      return value;
    },
  });
  return object as T & { readonly [name in Name]: Value };
}
