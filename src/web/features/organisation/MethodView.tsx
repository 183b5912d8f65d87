import type { ReactElement } from 'react';
import { sampleLevelsOf } from '../../../domain/control/sampleLevel.ts';
import { sampleLevelWords } from '../../../text/screenControl.ts';
import { levelOf, type Method, type ScaleStep } from '../../../domain/method/method.ts';
import { methodText } from '../../../text/screenOrganisation.ts';
import { LevelMark } from '../../ui/Marks.tsx';

/** A method as a reader takes it in: scales, matrix, levels, limits and treatments. */
export function MethodView({ method }: { readonly method: Method }): ReactElement {
  const limit = (from: number | null): string => from === null ? methodText.byJudgement : String(from);
  return (
    <div className="method-grid">
      <div>
        <h2>{methodText.matrix}</h2>
        <MethodMatrix method={method} />
      </div>
      <div>
        <h2>{methodText.scales}</h2>
        <dl className="method-facts">
          <div><dt>{method.likelihoodWord}</dt><dd>{scaleWords(method.likelihood)}</dd></div>
          <div><dt>{method.consequenceWord}</dt><dd>{scaleWords(method.consequence)}</dd></div>
          <div><dt>{methodText.levels}</dt><dd>{method.levelRule.kind === 'cells' ? methodText.byCell : method.levelRule.bands.map((band) => `${method.levels.find((level) => level.id === band.level)?.word ?? ''} ${methodText.from(band.from)}`).join(', ')}</dd></div>
          <div><dt>{methodText.measureFrom}</dt><dd>{limit(method.measureFrom)}{method.measureFrom === null ? '' : `, ${methodText.handledBy[method.handledBy]}`}</dd></div>
          <div><dt>{methodText.planFrom}</dt><dd>{limit(method.planFrom)}</dd></div>
          {method.thresholdReason === '' ? null : <div><dt>{methodText.reason}</dt><dd>{method.thresholdReason}</dd></div>}
          <div><dt>{methodText.grouping}</dt><dd>{method.grouping.length === 0 ? methodText.noGrouping : method.grouping.map((level) => level.word).join(' › ')}</dd></div>
          <div><dt>{methodText.controls}</dt><dd>{method.usesSystematicControls ? methodText.yes : methodText.no}</dd></div>
          <div><dt>{methodText.sampling}</dt><dd>{sampleLevelsOf(method).map((level) => <span className="method-level" key={level.id}><b>{level.word}.</b> {sampleLevelWords(level)}</span>)}</dd></div>
          <div><dt>{methodText.treatments}</dt><dd>{method.treatments.map((treatment) => treatment.needsReason ? `${treatment.word} (${methodText.treatment.needsReason})` : treatment.word).join(', ')}</dd></div>
        </dl>
      </div>
    </div>
  );
}

function scaleWords(scale: readonly ScaleStep[]): string {
  return scale.map((step) => `${step.value} ${step.word}`).join(', ');
}

function MethodMatrix({ method }: { readonly method: Method }): ReactElement {
  return (
    <table className="method-matrix">
      <caption className="vh">{methodText.matrixCaption(method.name)}</caption>
      <tbody>
        {method.likelihood.toReversed().map((likelihood) => (
          <tr key={likelihood.value}>
            <th scope="row" title={likelihood.word}>{likelihood.value} <span className="vh">{likelihood.word}</span></th>
            {method.consequence.map((consequence) => {
              const level = levelOf(method, { likelihood: likelihood.value, consequence: consequence.value });
              return <td key={consequence.value} className={level === null ? undefined : `lv${level.step}`}>{level === null ? null : <LevelMark step={level.step} />}{likelihood.value * consequence.value}<span className="vh"> {level?.word ?? methodText.none}</span></td>;
            })}
          </tr>
        ))}
      </tbody>
      <tfoot><tr><td className="corner" />{method.consequence.map((step) => <th scope="col" key={step.value}>{step.value} <span className="vh">{step.word}</span></th>)}</tr></tfoot>
    </table>
  );
}
