import { commandById } from '#state/appCommands.ts';
import { useRefresh } from '#state/refreshDocument.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Toggle } from '#ui/Toggle.tsx';

/** For a trace of a collector, whose spans may still be arriving: have it again, once or every few seconds, or as a file. */
export function CollectorTools() {
  const { isRefreshing, isFollowing } = useRefresh();
  const refresh = commandById('refresh');
  const followIt = commandById('follow');
  const download = commandById('download.asSent');
  return (
    <>
      <IconButton
        label={refresh.title}
        icon="refresh"
        size="small"
        keys={refresh.keys[0]}
        aria-busy={isRefreshing}
        onClick={refresh.run}
      />
      <Toggle pressed={isFollowing} onChange={followIt.run} title={followIt.title}>
        Follow
      </Toggle>
      <IconButton label={download.title} icon="download" size="small" onClick={download.run} />
    </>
  );
}
