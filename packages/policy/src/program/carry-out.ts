import { bodyLength } from '../http/body.ts';
import { copyResponse } from '../http/message.ts';
import type { BackendSend, CounterAdd, CounterTake, Effect, HttpSend, TokenGet, ValueGet, ValuePut } from './effect.ts';
import type { Exchange } from './exchange.ts';
import type { Run } from './run.ts';
import { callBackend } from './call-backend.ts';
import { passTime } from './pass-time.ts';
import { timeoutMessage } from './timeout-message.ts';
import type { CacheKey, World } from './world.ts';

/** Carries the effect at which a run stands out, in a world that answers at once, and says where the run goes on. */
export function carryOut(run: Run, world: World, effect: Effect): number {
  const handler = handlers[effect.kind] as Handler<Effect>;
  return handler(run, world, effect);
}

type Handler<Of extends Effect> = (run: Run, world: World, effect: Of) => number;

const handlers: { readonly [Kind in Effect['kind']]: Handler<Extract<Effect, { readonly kind: Kind }>> } = {
  'counter.take': count,
  'counter.add': count,
  'concurrency.enter': (run, world, { id, key, max, otherwise }) => {
    const place = { id, key: key.of(run.exchange) };
    if (!world.enter({ ...place, max })) return otherwise;
    run.held.push(place);
    return nextOf(run);
  },
  'concurrency.leave': (run, world) => {
    const place = run.held.pop();
    if (place !== undefined) world.leave(place);
    return nextOf(run);
  },
  'cache.get': (run, world, effect) => {
    const { exchange } = run;
    const found = world.lookUp({ caching: effect.caching, key: effect.key.of(exchange) }, nowOf(run));
    if (found !== null) {
      exchange.response = copyResponse(found);
      run.from = 'cache';
    }
    effect.answered?.(exchange, found !== null);
    return found === null ? nextOf(run) : effect.hit;
  },
  'cache.put': (run, world, effect) => {
    const { exchange } = run;
    const { response } = exchange;
    if (run.from !== 'backend' || response === null || !effect.when.of(exchange)) return nextOf(run);
    const nowUs = nowOf(run);
    const untilUs = nowUs + effect.durationUs.of(exchange);
    const at = { caching: effect.caching, key: effect.key.of(exchange) };
    world.store(at, { value: copyResponse(response), nowUs, untilUs });
    return nextOf(run);
  },
  'value.get': (run, world, effect) => {
    effect.answered(run.exchange, world.valueOf(valueKey(effect, run.exchange), nowOf(run)));
    return nextOf(run);
  },
  'value.put': (run, world, effect) => {
    const { exchange } = run;
    const nowUs = nowOf(run);
    const untilUs = nowUs + effect.durationUs.of(exchange);
    world.keepValue(valueKey(effect, exchange), { value: effect.value.of(exchange), nowUs, untilUs });
    return nextOf(run);
  },
  'value.remove': (run, world, { caching, key }) => {
    world.dropValue({ caching, key: key.of(run.exchange) });
    return nextOf(run);
  },
  'backend.send': send,
  'http.send': http,
  'token.get': token,
  delay: (run, world, { us, loop }) => {
    passTime(run.exchange, us(run.exchange, run.loops[loop] ?? 0, world.chance()));
    return nextOf(run);
  },
  log: (run, world, { entry }) => {
    world.log(entry(run.exchange), nowOf(run));
    return nextOf(run);
  },
};

/** Values that the product keeps for itself lie in a realm of their own, where no key of a policy reaches. */
function valueKey({ caching, key, realm }: ValueGet | ValuePut, exchange: Exchange): CacheKey {
  const at = { caching, key: key.of(exchange) };
  return realm === undefined ? at : { ...at, realm };
}

function nextOf({ at }: Run): number {
  return (at ?? 0) + 1;
}

/** Microseconds since 1970 UTC. */
function nowOf({ exchange }: Run): number {
  return exchange.startUs + exchange.nowUs;
}

function count(run: Run, world: World, effect: CounterTake | CounterAdd): number {
  const { exchange } = run;
  const next = nextOf(run);
  const key = effect.key.of(exchange);
  if (key === null) return next;
  const counter = effect.counter.of(exchange);
  const amount =
    effect.amount === 'responseBytes' ? bodyLength(exchange.response?.body ?? null) : effect.amount.of(exchange);
  const asked = { key, amount, nowUs: nowOf(run) };
  const answer = effect.kind === 'counter.take' ? world.take(counter, asked) : world.add(counter, asked);
  effect.answered?.(exchange, answer);
  return effect.kind === 'counter.take' && !answer.allowed ? effect.otherwise : next;
}

function send(run: Run, world: World, effect: BackendSend): number {
  const { exchange } = run;
  const reply = callBackend(run, world, effect);
  if (reply.failure !== undefined) {
    effect.failed?.(exchange, reply.failure);
    return effect.otherwise;
  }
  exchange.response = reply.response;
  run.from = 'backend';
  if (effect.failOnErrorStatus && reply.response.status >= 400) return effect.otherwise;
  return nextOf(run);
}

function http(run: Run, world: World, effect: HttpSend): number {
  const { exchange } = run;
  const next = nextOf(run);
  const timeoutUs = effect.timeoutUs.of(exchange);
  const reply = world.http({ request: effect.request(exchange), timeoutUs, nowUs: nowOf(run) });
  if (effect.isOneWay) return next;
  passTime(exchange, Math.min(reply.delayUs, timeoutUs));
  if (reply.failure !== undefined) {
    effect.failed?.(exchange, reply.failure);
    return effect.otherwise;
  }
  if (reply.delayUs > timeoutUs) {
    effect.failed?.(exchange, { kind: 'timeout', message: timeoutMessage });
    return effect.otherwise;
  }
  effect.answered?.(exchange, reply.response);
  return next;
}

function token(run: Run, world: World, effect: TokenGet): number {
  const { exchange } = run;
  const clientId = effect.clientId?.of(exchange) ?? null;
  const answer = world.token({ resource: effect.resource.of(exchange), clientId });
  if (answer.failure !== undefined) {
    effect.failed?.(exchange, answer.failure);
    return effect.otherwise;
  }
  effect.answered(exchange, answer.token);
  return nextOf(run);
}
