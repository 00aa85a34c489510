/**
 * What the API answers at an address, and what it wants to be asked: read from the types that the build generates from docs/generated/openapi.json.
 * An address is written as it is called (`/declarations/${id}/events`); one that does not exist, or an answer used as something else, does not compile.
 */
import type { paths } from './generated';

type Hole = '{}';
type ToHole<S extends string> = string extends S ? Hole : S extends `{${string}}` ? Hole : S;
type Holes<P extends string> = P extends `${infer Head}/${infer Tail}` ? `${ToHole<Head>}/${Holes<Tail>}` : ToHole<P>;
type Called<K> = K extends `/api/v1${infer Rest}` ? Holes<Rest> : never;
type Filled<P extends string> = P extends `${infer Head}{}${infer Tail}` ? `${Head}${string}${Filled<Tail>}` : P;

type Api = { [K in keyof paths as Called<K>]: paths[K] };
type Method = 'get' | 'post' | 'put' | 'delete';
type With<M extends Method> = { [K in keyof Api]: Api[K] extends Record<M, { responses: unknown }> ? K : never }[keyof Api];
type Operation<M extends Method, P extends string> = Holes<P> extends infer K extends keyof Api ? Api[K] extends Record<M, infer O> ? O : never : never;

type Content<R> = R extends { content: { 'application/json': infer C } } ? C : R extends { content?: never } ? undefined : unknown;
type Ok<R> = { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Content<R[S]> : never }[keyof R];

/** Addresses that can be called with the method. */
export type Path<M extends Method> = Filled<With<M>>;
/** What is answered there. */
export type Answer<M extends Method, P extends string> = Operation<M, P> extends { responses: infer R } ? Ok<R> : never;
/** What may be asked in the query. */
export type Query<M extends Method, P extends string> = Operation<M, P> extends { parameters: { query?: infer Q } } ? Loose<NonNullable<Q>> : never;
/** What may be sent as JSON; an operation that reads its body itself is not described and takes anything. */
export type Body<M extends Method, P extends string> = Operation<M, P> extends { requestBody?: infer B }
  ? [NonNullable<B>] extends [never] ? unknown : NonNullable<B> extends { content: { 'application/json': infer C } } ? C : unknown : unknown;
type Loose<Q> = { [K in keyof Q]?: Q[K] | string | null };

/** Addresses of lists of T, paged or whole. */
export type ListPath<T> = { [K in With<'get'>]: Answer<'get', Filled<K>> extends infer A
  ? [A] extends [{ items: T[] } | T[]] ? Filled<K> : never : never }[With<'get'>];
