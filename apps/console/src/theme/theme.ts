import { createTheme, type Theme } from '@mui/material/styles';

export type Mode = 'light' | 'dark';

const colours = {
  light: {
    bg: '#f5f7f7',
    surface: '#ffffff',
    line: '#dfe5e6',
    text: '#141d1f',
    muted: '#52605f',
    accent: '#0b5560',
    onAccent: '#ffffff',
    red: '#b0241a',
    amber: '#805000',
    blue: '#1b5a9e',
    green: '#17663a',
  },
  dark: {
    bg: '#0e1415',
    surface: '#1b2426',
    line: '#283235',
    text: '#e6eced',
    muted: '#9fadaf',
    accent: '#6cc7c9',
    onAccent: '#06272b',
    red: '#ff9a8f',
    amber: '#f2bd66',
    blue: '#94c0f5',
    green: '#7dd3a0',
  },
} as const;

/** One neutral scale, one deep blue-green accent; red, amber, blue and green say a state and nothing else. */
export function deskTheme(mode: Mode): Theme {
  const c = colours[mode];
  return createTheme({
    palette: {
      mode,
      primary: { main: c.accent, contrastText: c.onAccent },
      secondary: { main: c.muted, contrastText: c.surface },
      error: { main: c.red },
      warning: { main: c.amber },
      info: { main: c.blue },
      success: { main: c.green },
      text: { primary: c.text, secondary: c.muted },
      background: { default: c.bg, paper: c.surface },
      divider: c.line,
    },
    typography: {
      fontFamily: "'Inter Variable', system-ui, sans-serif",
      fontSize: 13,
      button: { textTransform: 'none', fontWeight: 550 },
    },
    shape: { borderRadius: 6 },
    spacing: 4,
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { size: 'small', disableElevation: true },
        styleOverrides: {
          root: { minHeight: 32, padding: '4px 12px', whiteSpace: 'nowrap', lineHeight: 1.3 },
          outlined: { borderColor: 'var(--line-strong)', color: 'var(--text)', background: 'var(--surface)' },
          startIcon: { '& > svg:nth-of-type(1)': { fontSize: 17 }, '& > .avatar': { fontSize: 11 } },
        },
      },
      MuiIconButton: {
        defaultProps: { size: 'small' },
        styleOverrides: { root: { borderRadius: 6, color: 'var(--muted)' } },
      },
      MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
      MuiInputBase: {
        styleOverrides: {
          root: { fontSize: 14 },
          input: { '&::placeholder': { color: 'var(--muted)', opacity: 1 } },
        },
      },
      MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: 'var(--line-strong)' } } },
      MuiInputLabel: { styleOverrides: { root: { color: 'var(--muted)', fontSize: 14 } } },
      MuiFormHelperText: { styleOverrides: { root: { color: 'var(--muted)' } } },
      MuiFormControlLabel: { styleOverrides: { label: { fontSize: 14 } } },
      MuiSelect: { defaultProps: { size: 'small' } },
      MuiMenuItem: { styleOverrides: { root: { fontSize: 13.5, minHeight: 34 } } },
      MuiListSubheader: { styleOverrides: { root: { lineHeight: '28px', background: 'transparent' } } },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiMenu: {
        styleOverrides: { paper: { border: '1px solid var(--line)', boxShadow: 'var(--shadow)' } },
      },
      MuiPopover: {
        styleOverrides: { paper: { border: '1px solid var(--line)', boxShadow: 'var(--shadow)' } },
      },
      MuiDialog: {
        styleOverrides: {
          paper: { border: '1px solid var(--line)', boxShadow: 'var(--shadow)', borderRadius: 10 },
        },
      },
      MuiDialogTitle: {
        styleOverrides: { root: { fontSize: 16, fontWeight: 620, padding: '16px 20px 8px' } },
      },
      MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 12px' } } },
      MuiDialogActions: {
        defaultProps: { disableSpacing: true },
        styleOverrides: { root: { flexWrap: 'wrap', gap: 8, padding: '8px 20px 16px' } },
      },
      MuiTooltip: {
        defaultProps: { enterDelay: 350, disableInteractive: true, describeChild: true },
        styleOverrides: {
          tooltip: {
            fontSize: 12.5,
            background: '#1d292c',
            color: '#f2f6f6',
            padding: '6px 10px',
            maxWidth: 360,
          },
        },
      },
      MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 6 } } },
      MuiToggleButton: {
        styleOverrides: {
          // Side by side or one under the other, each choice keeps its own edge.
          root: {
            '&&': { margin: 0, border: '1px solid var(--line-strong)', borderRadius: 6 },
            textTransform: 'none',
            padding: '3px 10px',
            fontSize: 13,
            '&.Mui-selected, &.Mui-selected:hover': {
              background: 'var(--accent-soft)',
              color: 'var(--accent-strong)',
            },
          },
        },
      },
    },
  });
}
