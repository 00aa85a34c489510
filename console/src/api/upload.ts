import { headers, refusal, url } from './client';
import type { ApiError } from './client';

/** Sends a file with progress (0..100), which fetch cannot tell. */
export function upload<T>(path: string, file: File, fields: Record<string, string>, onProgress: (percent: number) => void): Promise<T> {
  return new Promise((resolve, reject: (e: ApiError) => void) => {
    const form = new FormData();
    Object.entries(fields).forEach(([k, v]) => form.append(k, v));
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', url(path));
    Object.entries(headers('POST')).forEach(([k, v]) => request.setRequestHeader(k, v));
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(Math.round((e.loaded / e.total) * 100));
    request.onerror = () => reject(refusal(0, '{"code":"network","text":{"zh":"上传中断，请重试。","en":"The upload was interrupted. Try again."}}'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve((request.responseText ? JSON.parse(request.responseText) : undefined) as T);
      } else {
        reject(refusal(request.status, request.responseText));
      }
    };
    request.send(form);
  });
}
