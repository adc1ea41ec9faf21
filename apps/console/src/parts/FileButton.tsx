import UploadFile from '@mui/icons-material/UploadFileOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useRef } from 'react';

export function FileButton({ label, pick }: { label: string; pick: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tooltip title={label}>
        <IconButton aria-label={label} onClick={() => input.current?.click()}>
          <UploadFile fontSize="small" />
        </IconButton>
      </Tooltip>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) pick(file);
          event.target.value = '';
        }}
      />
    </>
  );
}
