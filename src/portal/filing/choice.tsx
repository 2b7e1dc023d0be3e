interface ChoiceProps {
  name: string;
  value: string;
  label: string;
  checked: boolean;
}

/** One of several choices, as a radio button with its words. */
export function Choice({ name, value, label, checked }: ChoiceProps) {
  return (
    <label class="form-check">
      <input class="form-check-input" type="radio" name={name} value={value} checked={checked} />
      <span class="form-check-label">{label}</span>
    </label>
  );
}
