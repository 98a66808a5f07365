import { version } from '../../../../package.json'
import type { PlanKind } from './plan'
import { kubernetesArgument, quotedString, shellWord } from './quoting'

const MOST_AT_ONCE = 16

/** An Indexed Job, one index a cell, with the volume that it writes. */
export const kubernetes: PlanKind = {
  fileName: 'plan-kubernetes.yaml',
  submit: (path) => `kubectl apply --filename ${shellWord(path)}`,
  write({ name, cells, sweep, sweepText, out, options }) {
    const unmountable = [sweep, out].find((path) => path.includes(':'))
    if (unmountable !== undefined)
      throw new Error(`Kubernetes mounts no path with a colon in it, as ${unmountable} has.`)
    return `# One index for each of the ${cells} cells; a cell that is finished is not computed again.
# The image is built in the project's folder, where its Dockerfile is, and pushed to where your cluster takes images from:
#   docker build --tag offline-to-online-playground:${version} .
# Fit to your cluster: the image's name, and the class and size of the volume, which all pods write (ReadWriteMany); the
# results go there. What a command of --environment-command needs must be in the image. A dataset file must lie at the same path in the image or on the volume.
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}-results
spec:
  accessModes: [ReadWriteMany]
  resources:
    requests: { storage: 1Gi }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}-file
data:
  sweep.json: ${quotedString(sweepText)}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
spec:
  completionMode: Indexed
  completions: ${cells}
  parallelism: ${Math.min(cells, MOST_AT_ONCE)}
  # Other cells go on where one fails (Kubernetes 1.29 and newer).
  backoffLimitPerIndex: 2
  maxFailedIndexes: ${cells}
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: cell
          image: offline-to-online-playground:${version}
          command: ["npm", "run", "--silent", "lab", "--"]
          args:
            - sweep
            - ${kubernetesArgument(sweep)}
            - --cell
            - $(JOB_COMPLETION_INDEX)
            - --out
            - ${kubernetesArgument(out)}
${options.map((option) => `            - ${kubernetesArgument(option)}\n`).join('')}          resources:
            requests: { cpu: "1", memory: 1Gi }
            limits: { memory: 2Gi }
          volumeMounts:
            - name: sweep
              mountPath: ${quotedString(sweep)}
              subPath: sweep.json
            - name: results
              mountPath: ${quotedString(out)}
      volumes:
        - name: sweep
          configMap:
            name: ${name}-file
        - name: results
          persistentVolumeClaim:
            claimName: ${name}-results
`
  },
}
