"""Any Gymnasium environment for the lab: --environment-command "python3 docs/gymnasium_environment.py Hopper-v5".

JSON lines: a call on standard input, its answer on standard output (docs/lab.md says which there are).
"""

import json
import sys

import gymnasium

answers, sys.stdout = sys.stdout, sys.stderr  # nothing that an environment prints may stand among the answers
name, copies = sys.argv[1], {}


def describe(_):
    env = gymnasium.make(name)
    low, high = (bound.flatten().tolist() for bound in (env.action_space.low, env.action_space.high))
    size = gymnasium.spaces.flatdim(env.observation_space)
    limit = env.spec.max_episode_steps or 1000
    return {"name": name, "observation_size": size, "action_low": low, "action_high": high, "time_limit": limit}


def seen(env, observation):
    return gymnasium.spaces.flatten(env.observation_space, observation).tolist()


def reset(call):
    for copy in call["copies"]:
        copies[copy] = copies.get(copy) or gymnasium.make(name)
    begun = [(copies[copy], copies[copy].reset(seed=seed)[0]) for copy, seed in zip(call["copies"], call["seeds"])]
    return {"observations": [seen(env, observation) for env, observation in begun]}


def step(call):
    envs = [copies[copy] for copy in call["copies"]]
    actions = [gymnasium.spaces.unflatten(env.action_space, action) for env, action in zip(envs, call["actions"])]
    observations, rewards, terminated, truncated, _ = zip(*(env.step(action) for env, action in zip(envs, actions)))
    ends = {"terminated": [bool(end) for end in terminated], "truncated": [bool(end) for end in truncated]}
    return {"observations": list(map(seen, envs, observations)), "rewards": [float(r) for r in rewards], **ends}


for line in sys.stdin:
    try:
        call = json.loads(line)
        answer = {"describe": describe, "reset": reset, "step": step}[call["call"]](call)
    except Exception as problem:
        answer = {"error": f"{type(problem).__name__}: {problem}"}
    print(json.dumps(answer), file=answers, flush=True)
