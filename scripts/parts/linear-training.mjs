// Logistic regression by stochastic gradient descent with AdaGrad steps. Deterministic: its own random numbers, a fixed order of sums.

/** Small repeatable random numbers (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `groups` share the features: `{ size, one }` is a choice of one among `size`, otherwise each output is a yes or no of its own.
 * A sample is `{ buckets, values, targets, weight }`; `targets[g]` is a number (the choice), a set (the yes ones) or null (not told).
 */
export function train(samples, groups, { buckets, epochs = 20, rate = 0.5, decay = 1e-4, seed = 7 }) {
  const outputs = groups.reduce((sum, { size }) => sum + size, 0);
  const weights = new Float32Array(buckets * outputs);
  const squares = new Float32Array(buckets * outputs).fill(1e-3);
  const bias = new Float32Array(outputs);
  const biasSquares = new Float32Array(outputs).fill(1);
  const order = samples.map((_, index) => index);
  const draw = random(seed);
  const gradient = new Float32Array(outputs);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(draw() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const index of order) {
      const sample = samples[index];
      const sums = scores({ weights, bias, outputs }, sample);
      gradientOf(groups, sums, sample, gradient);
      for (let o = 0; o < outputs; o += 1) {
        if (gradient[o] === 0) continue;
        biasSquares[o] += gradient[o] ** 2;
        bias[o] -= (0.1 * gradient[o]) / Math.sqrt(biasSquares[o]);
      }
      for (let f = 0; f < sample.buckets.length; f += 1) {
        const base = sample.buckets[f] * outputs;
        const value = sample.values[f];
        for (let o = 0; o < outputs; o += 1) {
          const g = gradient[o] * value + decay * weights[base + o];
          squares[base + o] += g * g;
          weights[base + o] -= (rate * g) / Math.sqrt(squares[base + o]);
        }
      }
    }
  }
  return { weights, bias, outputs };
}

export function scores({ weights, bias, outputs }, { buckets, values }) {
  const sums = Float64Array.from(bias);
  for (let f = 0; f < buckets.length; f += 1) {
    const base = buckets[f] * outputs;
    for (let o = 0; o < outputs; o += 1) sums[o] += weights[base + o] * values[f];
  }
  return sums;
}

function gradientOf(groups, sums, { targets, weight = 1 }, gradient) {
  let base = 0;
  groups.forEach(({ size, one }, g) => {
    const target = targets[g];
    if (target === null) gradient.fill(0, base, base + size);
    else if (one) {
      const share = softmax(sums.subarray(base, base + size));
      for (let o = 0; o < size; o += 1) gradient[base + o] = weight * (share[o] - (o === target ? 1 : 0));
    } else {
      for (let o = 0; o < size; o += 1)
        gradient[base + o] = weight * (sigmoid(sums[base + o]) - (target.has(o) ? 1 : 0));
    }
    base += size;
  });
}

export const sigmoid = (x) => 1 / (1 + Math.exp(-x));

export function softmax(sums) {
  const top = Math.max(...sums);
  const powers = Array.from(sums, (sum) => Math.exp(sum - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
