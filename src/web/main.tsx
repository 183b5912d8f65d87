import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './queries.ts';
import { firstPlace, Places } from './place.tsx';
import { router } from './router.tsx';
import { Frame } from './shell/Frame.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no place for the pages');

// Nothing is drawn before the first page has come: React holds a page back for a third of a second once it has drawn that it waits.
// Not awaited at the top: the page's file imports from this one, and each would wait for the other.
void firstPlace(router).then((first) => {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Places first={first}><Frame /></Places>
      </QueryClientProvider>
    </StrictMode>,
  );
});
