/** The keys of a shortcut, one box each: `<Kbd keys="Ctrl K" />`. */
export const Kbd = ({ keys }: { readonly keys: string }) => (
  <span className="keys">
    {keys.split(' ').map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
)
