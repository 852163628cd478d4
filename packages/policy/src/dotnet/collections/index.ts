import type { TypeDefinition } from '../define.ts';
import { DictionaryExtensions } from './dictionary-extensions.ts';
import { Dictionary } from './dictionary.ts';
import { EnumeratorOfT } from './enumerator.ts';
import { HashSet } from './hash-set.ts';
import { ICollection } from './i-collection.ts';
import { IComparer } from './i-comparer.ts';
import { IDictionary } from './i-dictionary.ts';
import { IEnumerableOfT } from './i-enumerable-of.ts';
import { IEnumerable } from './i-enumerable.ts';
import { IEnumeratorOfT } from './i-enumerator-of.ts';
import { IEnumerator } from './i-enumerator.ts';
import { IEqualityComparer } from './i-equality-comparer.ts';
import { IList } from './i-list.ts';
import { IReadOnlyCollection } from './i-read-only-collection.ts';
import { IReadOnlyDictionary } from './i-read-only-dictionary.ts';
import { IReadOnlyList } from './i-read-only-list.ts';
import { ISet } from './i-set.ts';
import { KeyCollection } from './key-collection.ts';
import { KeyValuePair } from './key-value-pair.ts';
import { List } from './list.ts';
import { Queue } from './queue.ts';
import { ReadOnlyCollection } from './read-only-collection.ts';
import { Stack } from './stack.ts';

export const collectionTypes: readonly TypeDefinition[] = [
  IEnumerator,
  IEnumeratorOfT,
  IEnumerable,
  IEnumerableOfT,
  ICollection,
  IList,
  IReadOnlyCollection,
  IReadOnlyList,
  IReadOnlyDictionary,
  IDictionary,
  ISet,
  IComparer,
  IEqualityComparer,
  KeyValuePair,
  EnumeratorOfT,
  KeyCollection,
  ReadOnlyCollection,
  List,
  Dictionary,
  DictionaryExtensions,
  HashSet,
  Queue,
  Stack,
];
