import SearchOff from '@mui/icons-material/SearchOff';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/use-t.js';
import { Empty } from '../parts/States.js';

export default function NotFound() {
  const t = useT();
  return (
    <Empty
      icon={<SearchOff />}
      title={t('shell.notFound')}
      action={
        <Button variant="outlined" component={Link} to="/">
          {t('shell.goHome')}
        </Button>
      }
    >
      {t('shell.notFoundHelp')}
    </Empty>
  );
}
