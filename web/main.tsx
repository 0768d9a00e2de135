/** Starts the web. */
import { createRoot } from 'react-dom/client'
import { Root } from './root'
import './ui/base.css'

const place = document.getElementById('root')
if (place) createRoot(place).render(<Root />)
