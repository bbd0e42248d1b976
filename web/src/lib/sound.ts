// A high beep for stored, a low buzz for refused; with vibration where there is one.

let context: AudioContext | undefined;

function tone(frequency: number, ms: number, type: OscillatorType) {
  try {
    context ??= new AudioContext();
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = type;
    oscillator.frequency.value = frequency;
    gain.gain.value = 0.2;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start();
    oscillator.stop(context.currentTime + ms / 1000);
  } catch {
    // No sound device: the screen says it too.
  }
}

export function good() {
  tone(1760, 90, 'sine');
  navigator.vibrate?.(40);
}

export function bad() {
  tone(220, 350, 'square');
  navigator.vibrate?.([80, 60, 80]);
}

export function soft() {
  tone(880, 60, 'sine');
}
