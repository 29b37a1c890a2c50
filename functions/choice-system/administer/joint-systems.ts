import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { isJoint, type JointSystem, sharesServiceType } from '../../../shared/domain/choice-system/joint.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { cooperating } from '../../../shared/platform/config.ts';
import { commitChoiceSystem, findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { enterSystem, systemOf } from './enter.ts';
import { PutJointSystems } from './manifest.ts';

/**
 * Names the neighbours' systems that this one is offered together with. It is offered so when the neighbour names it
 * too: nobody writes in another's system.
 */
export async function putJointSystems(request: Request): Promise<ApiResponse> {
  const { staff, municipality, id } = await enterSystem(request);
  const { jointWith } = parseBody(request, PutJointSystems);
  const before = await systemOf(municipality, id);
  const named = await Promise.all(jointWith.map((other) => neighbour(before, other)));
  const errors = named.flatMap((one, index) =>
    typeof one === 'string' ? [{ path: `/jointWith/${String(index)}`, message: one }] : [],
  );
  if (errors.length > 0) {
    throw problem('not-joint', 422, 'These systems can not be offered together with this one', { errors });
  }
  const others = named.filter((one) => typeof one !== 'string');
  const after = { ...before, jointWith: others.map(referenceTo) };
  await commitChoiceSystem({
    before,
    after,
    event: { type: 'JOINT_SYSTEMS_NAMED', at: now(), by: staff.name, data: { jointWith } },
  });
  return {
    status: 200,
    body: {
      choiceSystemId: publicId(municipality, id),
      jointWith: others.map((other) => ({
        choiceSystemId: publicId(other.municipality, other.id),
        named: isJoint(after, other) ? 'BY_BOTH' : 'BY_THIS_ONE',
      })),
    },
  };
}

/** The system that is named, or why it can't be. */
async function neighbour(own: ChoiceSystem, named: string): Promise<ChoiceSystem | string> {
  const id = parsePublicId(named);
  const isNeighbour = id !== null && cooperating(own.municipality).some((other) => other.id === id.municipality);
  if (!isNeighbour) return 'Not a system of a municipality that this one cooperates with, as both are configured';
  const system = await findChoiceSystem(id.municipality, id.id);
  if (system === null) return 'There is no such choice system';
  return sharesServiceType(own, system) ? system : 'It holds no kind of service that this one holds';
}

function referenceTo({ municipality, id }: ChoiceSystem): JointSystem {
  return { municipality, id };
}
