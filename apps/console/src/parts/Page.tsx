import { useEffect, type ReactNode } from 'react';

/** Title of the object in human words, its actions, then the content. Also names the browser tab. */
export function Page(props: {
  title: string;
  aside?: ReactNode;
  actions?: ReactNode;
  sub?: ReactNode;
  fixed?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · DPO Desk`;
  }, [props.title]);
  return (
    <div className={props.fixed ? 'page fixed' : 'page'}>
      <header className="page-head">
        <h1 className="cut" title={props.title}>
          {props.title}
        </h1>
        {props.aside}
        <span className="spring" />
        {props.actions}
        {props.sub && <div className="sub">{props.sub}</div>}
      </header>
      {props.children}
    </div>
  );
}
