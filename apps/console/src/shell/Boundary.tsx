import { Component, type ReactNode } from 'react';
import { Failure } from '../parts/States.js';

/** A screen that breaks does not take the desk with it. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  /** The desk was updated while this page stayed open: its parts have other names now, so the page is loaded afresh, once. */
  override componentDidCatch(error: Error) {
    if (!/dynamically imported module|preload CSS|Importing a module/i.test(error.message)) return;
    const last = Number(sessionStorage.getItem('desk.reloaded') ?? 0);
    if (Date.now() - last < 30_000) return;
    sessionStorage.setItem('desk.reloaded', String(Date.now()));
    window.location.reload();
  }

  override render() {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <Failure error={this.state.error} retry={() => this.setState({ error: null })} />
    );
  }
}
