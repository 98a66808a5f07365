/** 关于运行的用语：运行列表，以及面板中的曲线。 */
export const runs = {
  lines: {
    ofSeed: (run: string, seed: number) => `${run}，种子 ${seed}`,
    overSeeds: (run: string, seeds: number) => `${run}，${seeds} 个种子的四分位均值（IQM）`,
  },
}
