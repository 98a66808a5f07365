import {
  broadcast_util,
  exp,
  type GradConfig,
  greater,
  greaterEqual,
  log,
  mul,
  pow,
  registerGradient,
  reshape,
  scalar,
  sigmoid,
  softmax,
  square,
  sub,
  sum,
  type Tensor,
  tanh,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'

/**
 * tfjs notes a kernel's saved outputs on the tape before the kernel itself, so that whatever a second derivative owes
 * to them is lost without an error (tensorflow/tfjs#3252). These versions save inputs and compute the output again,
 * which the compiler recognises as the same node. tf.logSoftmax has a gradient function of its own with the same
 * defect, out of reach here: where second derivatives matter, x - logSumExp(x) is right.
 */
function correct(kernelName: string, input: string, gradient: (dy: Tensor, x: Tensor, attributes: never) => Tensor) {
  registerGradient({
    kernelName,
    inputsToSave: [input],
    gradFunc: (dy, [x], attributes) => ({ [input]: () => gradient(dy as Tensor, x!, attributes as never) }),
  } as GradConfig)
}

correct('Exp', 'x', (dy, x) => mul(dy, exp(x)))
correct('Tanh', 'x', (dy, x) => mul(dy, sub(scalar(1), square(tanh(x)))))
correct('Sigmoid', 'x', (dy, x) => {
  const y = sigmoid(x)
  return mul(dy, mul(y, sub(scalar(1), y)))
})
correct('Elu', 'x', (dy, x) => where(greaterEqual(x, scalar(0)), dy, mul(dy, exp(x))))
correct('Softmax', 'logits', (dy, logits, { dim }: { dim: number }) => {
  const y = softmax(logits, dim)
  const weighted = mul(dy, y)
  return sub(weighted, mul(sum(weighted, dim, true), y))
})
/** Sum over the axes along which `shape` was broadcast. */
function unbroadcast(gradient: Tensor, shape: number[]): Tensor {
  const axes = broadcast_util.getReductionAxes(shape, gradient.shape)
  return reshape(axes.length > 0 ? sum(gradient, axes) : gradient, shape)
}

registerGradient({
  kernelName: 'Pow',
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, [base, exponent]) => ({
    a: () => {
      const slope = mul(exponent!, pow(base!, sub(exponent!, scalar(1))))
      return unbroadcast(mul(dy as Tensor, slope), base!.shape)
    },
    b: () => {
      const logarithm = where(greater(base!, scalar(0)), log(base!), zerosLike(base!))
      return unbroadcast(mul(dy as Tensor, mul(pow(base!, exponent!), logarithm)), exponent!.shape)
    },
  }),
} as GradConfig)
