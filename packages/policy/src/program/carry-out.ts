import { never } from '@keelgate/model';
import { bodyLength } from '../http/body.ts';
import { copyResponse } from '../http/message.ts';
import type { BackendSend, CounterAdd, CounterTake, Effect, HttpSend, TokenGet, ValueGet, ValuePut } from './effect.ts';
import type { Exchange } from './exchange.ts';
import type { Run } from './run.ts';
import { callBackend } from './call-backend.ts';
import { timeoutMessage } from './timeout-message.ts';
import type { CacheKey, World } from './world.ts';

/** Carries the effect at which a run stands out, in a world that answers at once, and says where the run goes on. */
export function carryOut(run: Run, world: World, effect: Effect): number {
  const { exchange } = run;
  const next = (run.at ?? 0) + 1;
  const nowUs = exchange.startUs + exchange.nowUs;
  switch (effect.kind) {
    case 'counter.take':
    case 'counter.add':
      return count(run, world, effect);
    case 'concurrency.enter': {
      const place = { id: effect.id, key: effect.key.of(exchange) };
      if (!world.enter({ ...place, max: effect.max })) return effect.otherwise;
      run.held.push(place);
      return next;
    }
    case 'concurrency.leave': {
      const place = run.held.pop();
      if (place !== undefined) world.leave(place);
      return next;
    }
    case 'cache.get': {
      const found = world.lookUp({ caching: effect.caching, key: effect.key.of(exchange) }, nowUs);
      if (found !== null) {
        exchange.response = copyResponse(found);
        run.from = 'cache';
      }
      effect.answered?.(exchange, found !== null);
      return found === null ? next : effect.hit;
    }
    case 'cache.put': {
      const { response } = exchange;
      if (run.from !== 'backend' || response === null || !effect.when.of(exchange)) return next;
      const at = { caching: effect.caching, key: effect.key.of(exchange) };
      const untilUs = nowUs + effect.durationUs.of(exchange);
      world.store(at, { value: copyResponse(response), nowUs, untilUs });
      return next;
    }
    case 'value.get':
      effect.answered(exchange, world.valueOf(valueKey(effect, exchange), nowUs));
      return next;
    case 'value.put': {
      const value = effect.value.of(exchange);
      world.keepValue(valueKey(effect, exchange), { value, nowUs, untilUs: nowUs + effect.durationUs.of(exchange) });
      return next;
    }
    case 'value.remove':
      world.dropValue({ caching: effect.caching, key: effect.key.of(exchange) });
      return next;
    case 'backend.send':
      return send(run, world, effect);
    case 'http.send':
      return http(run, world, effect);
    case 'token.get':
      return token(run, world, effect);
    case 'delay':
      exchange.nowUs += effect.us(exchange, run.loops[effect.loop] ?? 0, world.chance());
      return next;
    case 'log':
      world.log(effect.entry(exchange), nowUs);
      return next;
    default:
      return never(effect);
  }
}

function valueKey({ caching, key, realm }: ValueGet | ValuePut, exchange: Exchange): CacheKey {
  const at = { caching, key: key.of(exchange) };
  return realm === undefined ? at : { ...at, realm };
}

function count(run: Run, world: World, effect: CounterTake | CounterAdd): number {
  const { exchange } = run;
  const next = (run.at ?? 0) + 1;
  const key = effect.key.of(exchange);
  if (key === null) return next;
  const counter = effect.counter.of(exchange);
  const amount =
    effect.amount === 'responseBytes' ? bodyLength(exchange.response?.body ?? null) : effect.amount.of(exchange);
  const asked = { key, amount, nowUs: exchange.startUs + exchange.nowUs };
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
  return (run.at ?? 0) + 1;
}

function http(run: Run, world: World, effect: HttpSend): number {
  const { exchange } = run;
  const next = (run.at ?? 0) + 1;
  const timeoutUs = effect.timeoutUs.of(exchange);
  const reply = world.http({ request: effect.request(exchange), timeoutUs, nowUs: exchange.startUs + exchange.nowUs });
  if (effect.isOneWay) return next;
  exchange.nowUs += Math.min(reply.delayUs, timeoutUs);
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
  return (run.at ?? 0) + 1;
}
