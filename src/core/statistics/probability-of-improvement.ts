/**
 * P(X > Y): how probable it is that a seed of X does better than a seed of Y, ties counting half; the Mann-Whitney
 * statistic over the number of pairs (Agarwal et al. 2021, equation 3, for one task).
 */
export function probabilityOfImprovement(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let wins = 0
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) wins += x[i]! > y[j]! ? 1 : x[i]! === y[j]! ? 0.5 : 0
  }
  return wins / (x.length * y.length)
}
