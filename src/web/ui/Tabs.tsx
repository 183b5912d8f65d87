interface Given {
  readonly label: string;
  readonly tabs: readonly { readonly key: string; readonly words: string }[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** Two or three ways to see the same thing: buttons in a group, the chosen one pressed. */
export function Tabs({ label, tabs, chosen, onChoose }: Given) {
  return (
    <span className="seg" role="group" aria-label={label}>
      {tabs.map((tab) => <button key={tab.key} type="button" aria-pressed={tab.key === chosen} onClick={() => onChoose(tab.key)}>{tab.words}</button>)}
    </span>
  );
}
