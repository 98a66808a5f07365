export { gemm } from './gemm'
export { cumulativeSum, gather, indexOfExtreme, reduce, segmentSum } from './reduce'
